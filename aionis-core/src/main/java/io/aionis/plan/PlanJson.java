package io.aionis.plan;

public final class PlanJson {
    private PlanJson() {}
    public static String write(Plan p) { throw new IllegalStateException("placeholder"); }
    public static Plan read(String s) { throw new IllegalStateException("placeholder"); }
}
