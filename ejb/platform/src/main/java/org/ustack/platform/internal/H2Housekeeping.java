package org.ustack.platform.internal;

import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.jboss.logging.Logger;

/**
 * Keeps the file of the embedded database small while it is in use. Each commit writes a chunk of all pages that it touched and
 * leaves their old versions behind; with {@code WRITE_DELAY=0} H2 has no thread of its own that moves what is still valid out of
 * sparse chunks, so that their space can be used again. Does nothing on another database.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class H2Housekeeping {

    private static final Logger LOG = Logger.getLogger(H2Housekeeping.class);
    /** Percent of valid bytes in the chunks below which there is something to do; what is moved out of them goes into full ones. */
    private static final int FILL_WANTED = 70;
    /** Bytes moved at a time: commits wait meanwhile, for some hundredths of a second. */
    private static final int MOVED_AT_ONCE = 8 * 1024 * 1024;
    /** Times in a row, commits in between. */
    private static final int ROUNDS = 20;

    @Resource(lookup = "java:jboss/datasources/UStackDS")
    DataSource database;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void tidy() {
        try (Connection connection = database.getConnection()) {
            if (connection.isWrapperFor(JdbcConnection.class)) {
                tidy(connection.unwrap(JdbcConnection.class));
            }
        } catch (SQLException e) {
            LOG.debugf("the database is away: %s", e.getMessage());
        }
    }

    static void tidy(JdbcConnection connection) {
        MVStore store = ((SessionLocal) connection.getSession())
                .getDatabase()
                .getStore()
                .getMvStore();
        int rounds = 0;
        while (rounds < ROUNDS && store.compact(FILL_WANTED, MOVED_AT_ONCE)) {
            rounds++;
        }
    }
}
