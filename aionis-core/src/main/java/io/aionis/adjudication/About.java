package io.aionis.adjudication;

/** What a piece of evidence is about, and so what a judgement of that evidence judges. */
sealed interface About permits Dossier, RunTrace {

    /** The subject's dossier now. */
    Dossier dossier();
}
