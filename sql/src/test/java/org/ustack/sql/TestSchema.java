package org.ustack.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.flywaydb.core.Flyway;

/**
 * A migrated schema. To make one takes longer than most tests, so one that is given back is emptied and taken again: rows go,
 * sequences begin anew. One whose seeds, the rows that the migrations themselves wrote, are not as they were is dropped instead.
 */
final class TestSchema {

    private static final Queue<TestSchema> FREE = new ConcurrentLinkedQueue<>();
    private static final String SERVER = System.getProperty("ustack.test.mariadb-url", "");
    private static final boolean H2 = SERVER.isEmpty();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(TestSchema::dropAll));
    }

    private final String name =
            "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    private final String url;
    private final Connection keepOpen;
    private final List<String> emptied = new ArrayList<>();
    private final List<String> seeded = new ArrayList<>();
    private final String seeds;

    private TestSchema() throws SQLException {
        if (H2) {
            url = "jdbc:h2:mem:" + name
                    + ";MODE=MariaDB;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;LOCK_TIMEOUT=10000";
            keepOpen = connect();
        } else {
            keepOpen = DriverManager.getConnection(SERVER);
            execute("create database " + name + " character set utf8mb4 collate utf8mb4_bin");
            execute("use " + name);
            int parameters = SERVER.indexOf('?');
            url = parameters < 0
                    ? SERVER + "/" + name
                    : SERVER.substring(0, parameters) + "/" + name + SERVER.substring(parameters);
        }
        Flyway.configure()
                .dataSource(url, user(), user())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        emptied.add(H2 ? "set referential_integrity false" : "set foreign_key_checks = 0");
        for (String table : names("BASE TABLE")) {
            if (table.equals("flyway_schema_history")) {
                continue;
            }
            if (rows(table).isEmpty()) {
                emptied.add("delete from " + table);
            } else {
                seeded.add(table);
            }
        }
        names("SEQUENCE").forEach(sequence -> emptied.add("alter sequence " + sequence + " restart with 1"));
        emptied.add(H2 ? "set referential_integrity true" : "set foreign_key_checks = 1");
        seeds = seeds();
    }

    static TestSchema take() throws SQLException {
        TestSchema free = FREE.poll();
        return free == null ? new TestSchema() : free;
    }

    void giveBack() throws SQLException {
        if (!seeds().equals(seeds)) {
            drop();
            return;
        }
        for (String statement : emptied) {
            execute(statement);
        }
        FREE.add(this);
    }

    String url() {
        return url;
    }

    /** Also the password; null where the URL has both. */
    String user() {
        return H2 ? "sa" : null;
    }

    Connection connect() throws SQLException {
        return H2 ? DriverManager.getConnection(url, user(), user()) : DriverManager.getConnection(url);
    }

    private List<String> names(String type) throws SQLException {
        String of = H2 ? "'public'" : "database()";
        return texts(
                H2 && type.equals("SEQUENCE")
                        ? "select sequence_name from information_schema.sequences where sequence_schema = " + of
                        : "select table_name from information_schema.tables where table_schema = " + of
                                + " and table_type = '" + type + "'");
    }

    private String seeds() throws SQLException {
        StringBuilder all = new StringBuilder();
        for (String table : seeded) {
            all.append(table).append(rows(table));
        }
        return all.toString();
    }

    private List<String> rows(String table) throws SQLException {
        return texts("select * from " + table + " order by 1");
    }

    /** Each row as one text. */
    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = keepOpen.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(found.getString(column));
                }
                texts.add(columns == 1 ? row.get(0) : row.toString());
            }
        }
        return texts;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = keepOpen.createStatement()) {
            statement.execute(sql);
        }
    }

    private void drop() throws SQLException {
        try (keepOpen) {
            execute(H2 ? "shutdown" : "drop database " + name);
        }
    }

    private static void dropAll() {
        for (TestSchema free = FREE.poll(); free != null; free = FREE.poll()) {
            try {
                free.drop();
            } catch (SQLException e) {
                System.err.println("test database left behind: " + free.url + ": " + e.getMessage());
            }
        }
    }
}
