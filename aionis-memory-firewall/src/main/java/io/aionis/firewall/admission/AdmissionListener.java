package io.aionis.firewall.admission;

/** Told of every decision, on the thread that asked for it. What it throws is counted and otherwise ignored. */
@FunctionalInterface
public interface AdmissionListener {

    /** A candidate was judged. */
    void onAdmission(Admission admission);
}
