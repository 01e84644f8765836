package org.ustack.image.internal;

import jakarta.persistence.Query;

/**
 * The order of a page by key in JPQL: by a column, and by another one that tells equals apart.
 *
 * @param column such as {@code t.createdAt}
 * @param id such as {@code t.id}
 */
record KeyOrder(String column, String id, boolean descending) {

    /** What comes after the last one seen. */
    String after() {
        String further = descending ? "<" : ">";
        return "(" + column + " " + further + " :lastKey or (" + column + " = :lastKey and " + id + " " + further
                + " :lastId))";
    }

    void setLast(Query statement, Object lastKey, String lastId) {
        statement.setParameter("lastKey", lastKey);
        statement.setParameter("lastId", lastId);
    }

    String clause() {
        String direction = descending ? " desc" : " asc";
        return " order by " + column + direction + ", " + id + direction;
    }
}
