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
    LOCK("lock"),
    UNLOCK("unlock");

    private final String apiName;

    ServerAction(String apiName) {
        this.apiName = apiName;
    }

    public String apiName() {
        return apiName;
    }
}
