package org.ustack.compute;

/** How far a move is, with the word that the API has for it. */
public enum MigrationState {
    /** The source switches the server off and sets its files aside. */
    DEPARTING("migrating", true),
    /** The destination makes the server. */
    ARRIVING("post-migrating", true),
    /** The server runs at its new place; the old one is kept until the owner confirms or reverts. */
    WAITING("finished", true),
    CONFIRMING("confirming", true),
    /** The destination gives up what it has, since the owner reverts. */
    WITHDRAWING("reverting", true),
    /** The source puts the server back, since the owner reverts. */
    RETURNING("reverting", true),
    /** The source puts the server back, since the move did not work. */
    RECOVERING("migrating", true),
    /** Another node makes the server anew: its own is down. */
    EVACUATING("pre-migrating", true),
    CONFIRMED("confirmed", false),
    REVERTED("reverted", false),
    DONE("done", false),
    FAILED("error", false);

    private final String apiName;
    private final boolean open;

    MigrationState(String apiName, boolean open) {
        this.apiName = apiName;
        this.open = open;
    }

    public String apiName() {
        return apiName;
    }

    /** Whether something is still to come. */
    public boolean open() {
        return open;
    }
}
