package org.ustack.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commits as servers make them: a row with several indexes is added, changed, and one in ten stays. */
class H2HousekeepingTest {

    private static final int COMMITS = 30_000;
    private static final int BETWEEN = 250;

    @TempDir
    Path folder;

    @Test
    void fileStaysSmallAndEveryRowIsKept() throws Exception {
        long untidy = work("untidy", false);
        long tidy = work("tidy", true);

        assertThat(tidy).isLessThan(untidy / 3);
    }

    /** @return bytes of the file at the end */
    private long work(String name, boolean tidy) throws SQLException, IOException {
        String url = "jdbc:h2:file:" + folder.resolve(name) + ";MODE=MariaDB;WRITE_DELAY=0;RETENTION_TIME=0";
        try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "create table t (id bigint primary key, a varchar(36), b varchar(36), c varchar(400))");
                statement.execute("create index ta on t (a)");
                statement.execute("create index tb on t (b)");
            }
            connection.setAutoCommit(false);
            for (int i = 0; i < COMMITS; i++) {
                if (i % 2 == 0) {
                    run(connection, "insert into t values (?, random_uuid(), random_uuid(), repeat('x', 400))", i);
                } else if (i % 10 != 1) {
                    run(connection, "delete from t where id = ?", i - 1);
                } else {
                    run(connection, "update t set b = random_uuid() where id = ?", i - 1);
                }
                connection.commit();
                if (tidy && i % BETWEEN == 0) {
                    H2Housekeeping.tidy(connection.unwrap(JdbcConnection.class));
                }
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select count(*), sum(id) from t")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(COMMITS / 10);
                assertThat(rows.getLong(2)).isEqualTo(10L * (COMMITS / 10) * (COMMITS / 10 - 1) / 2);
            }
            return Files.size(folder.resolve(name + ".mv.db"));
        }
    }

    private static void run(Connection connection, String sql, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            statement.executeUpdate();
        }
    }
}
