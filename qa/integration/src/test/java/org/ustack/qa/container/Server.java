package org.ustack.qa.container;

import jakarta.transaction.UserTransaction;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.management.Attribute;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.ustack.identity.SignInService;
import org.ustack.platform.Operations;
import org.ustack.platform.Outbox;
import org.ustack.quota.QuotaService;

/** What a test finds inside the server: the product's beans, its tables, its and the server's MBeans. */
final class Server {

    /** Work that may throw anything. */
    interface Work {
        void run() throws Exception;
    }

    private Server() {}

    static Outbox outbox() {
        return bean("ustack-platform/OutboxBean", Outbox.class);
    }

    static Operations operations() {
        return bean("ustack-platform/OperationsBean", Operations.class);
    }

    static QuotaService quota() {
        return bean("ustack-quota/QuotaServiceBean", QuotaService.class);
    }

    static SignInService signIns() {
        return bean("ustack-identity/SignInServiceBean", SignInService.class);
    }

    private static <T> T bean(String name, Class<T> view) {
        return lookup("java:global/ustack-controller/" + name + "!" + view.getName(), view);
    }

    static <T> T lookup(String name, Class<T> type) {
        try {
            return type.cast(new InitialContext().lookup(name));
        } catch (NamingException e) {
            throw new IllegalStateException(name + " is not there", e);
        }
    }

    static void inTransaction(boolean commit, Work work) throws Exception {
        UserTransaction transaction = lookup("java:jboss/UserTransaction", UserTransaction.class);
        transaction.begin();
        boolean good = false;
        try {
            work.run();
            good = true;
        } finally {
            if (commit && good) {
                transaction.commit();
            } else {
                transaction.rollback();
            }
        }
    }

    /** The number in the only column of the only row; 0 for null. Joins the caller's transaction. */
    static long number(String query, Object... arguments) {
        try (Connection connection = dataSource().getConnection();
                PreparedStatement statement = prepare(connection, query, arguments);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    static void update(String statement, Object... arguments) {
        try (Connection connection = dataSource().getConnection();
                PreparedStatement prepared = prepare(connection, statement, arguments)) {
            prepared.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    private static DataSource dataSource() {
        return lookup("java:jboss/datasources/UStackDS", DataSource.class);
    }

    private static PreparedStatement prepare(Connection connection, String statement, Object... arguments)
            throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        for (int i = 0; i < arguments.length; i++) {
            prepared.setObject(i + 1, arguments[i]);
        }
        return prepared;
    }

    static MBeanServer mbeans() {
        return ManagementFactory.getPlatformMBeanServer();
    }

    /** An attribute of the server's management model, by its name in JMX. */
    static Object managed(String name, String attribute) {
        try {
            return mbeans().getAttribute(new ObjectName(name), attribute);
        } catch (Exception e) {
            throw new IllegalStateException(name + " " + attribute, e);
        }
    }

    static void manage(String name, String attribute, Object value) {
        try {
            mbeans().setAttribute(new ObjectName(name), new Attribute(attribute, value));
        } catch (Exception e) {
            throw new IllegalStateException(name + " " + attribute, e);
        }
    }
}
