package io.aionis.samples.orderdesk.acts;

/** The acts in their order, and the table that closes them. */
public final class Play {

    private Play() {}

    /** What each act did. */
    record Programme(
            Told first,
            Told second,
            Playbook.Result playbook,
            ChangedShop.Result changed,
            PoisonedNotes.Result notes) {}

    /** Plays and prints everything. */
    public static void all(Stage stage) {
        programme(stage);
    }

    static Programme programme(Stage stage) {
        Told first = FirstRun.play(stage);
        Told second = NextSession.play(stage);
        Playbook.Result playbook = Playbook.play(stage, first.run());
        ChangedShop.Result changed = ChangedShop.play(stage);
        PoisonedNotes.Result notes = PoisonedNotes.play(stage);
        stage.page().table(stage.table().render());
        stage.page().say("To look into: ledger " + stage.memory() + ", shops and plan " + stage.directory());
        return new Programme(first, second, playbook, changed, notes);
    }
}
