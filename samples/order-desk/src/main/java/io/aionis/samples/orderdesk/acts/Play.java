package io.aionis.samples.orderdesk.acts;

/** The acts in their order, and the table that closes them. */
public final class Play {

    private Play() {}

    /** Plays everything. */
    public static void all(Stage stage) {
        Told first = FirstRun.play(stage);
        NextSession.play(stage);
        Playbook.play(stage, first.run());
        ChangedShop.play(stage);
        PoisonedNotes.play(stage);
        stage.page().table(stage.table().render());
        stage.page().say("Ledger in " + stage.memory() + ", shops and plan in " + stage.directory() + ".");
    }
}
