package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;

/** Looks for one shape of instruction. Knows grammar and mark-up, no subject matter. Linear in the text's length. */
interface Detector {

    /** Its reason code, also the name it is switched off by. */
    String code();

    /** What it asks for when it finds its shape. */
    Decision decision();

    /** Whether the shape is there. */
    boolean finds(ScannedText text);
}
