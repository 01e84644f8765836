package org.ustack.compute;

/** The operations on a server, under the names that the API shows in its instance actions. */
public enum ServerAction {
    CREATE("create"),
    DELETE("delete"),
    START("start"),
    STOP("stop"),
    SOFT_REBOOT("reboot"),
    HARD_REBOOT("reboot"),
    PAUSE("pause"),
    UNPAUSE("unpause"),
    SUSPEND("suspend"),
    RESUME("resume"),
    REBUILD("rebuild"),
    RESIZE("resize"),
    MIGRATE("migrate"),
    CONFIRM_RESIZE("confirmResize"),
    REVERT_RESIZE("revertResize"),
    EVACUATE("evacuate"),
    LOCK("lock"),
    UNLOCK("unlock");

    private final String apiName;

    ServerAction(String apiName) {
        this.apiName = apiName;
    }

    /** Whether it goes in steps that a migration keeps count of. */
    public boolean isMove() {
        return switch (this) {
            case RESIZE, MIGRATE, CONFIRM_RESIZE, REVERT_RESIZE, EVACUATE -> true;
            default -> false;
        };
    }

    public String apiName() {
        return apiName;
    }
}
