package dev.boxoffice.bench.life;

/** The last step that an arm takes with each order. */
enum Step {
    PLACE("CREATED"),
    PAY("COMPLETE"),
    CANCEL("CANCELLED");

    private final String status;

    Step(String status) {
        this.status = status;
    }

    /** The status of the order after this step. */
    String status() {
        return status;
    }
}
