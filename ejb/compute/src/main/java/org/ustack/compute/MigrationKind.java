package org.ustack.compute;

/** Why a server moves, under the names of the API's {@code migration_type}. */
public enum MigrationKind {
    RESIZE("resize"),
    MIGRATION("migration"),
    EVACUATION("evacuation");

    private final String apiName;

    MigrationKind(String apiName) {
        this.apiName = apiName;
    }

    public String apiName() {
        return apiName;
    }
}
