package org.ustack.sql;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;

/**
 * A database of its own for one test class, migrated: H2 in memory, or MariaDB when the system property
 * {@code ustack.test.mariadb-url} ({@code jdbc:mariadb://host:port}, with user and password) names a server.
 */
public final class TestDatabase implements AutoCloseable {

    private final String url;
    private final String drop;
    private final Connection keepOpen;
    private final EntityManagerFactory factory;

    private TestDatabase(String unit) throws SQLException {
        String server = System.getProperty("ustack.test.mariadb-url", "");
        String name = "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        if (server.isEmpty()) {
            url = "jdbc:h2:mem:" + name
                    + ";MODE=MariaDB;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;LOCK_TIMEOUT=10000";
            drop = null;
            keepOpen = DriverManager.getConnection(url, "sa", "sa");
        } else {
            int parameters = server.indexOf('?');
            String base = parameters < 0 ? server : server.substring(0, parameters);
            String query = parameters < 0 ? "" : server.substring(parameters);
            keepOpen = DriverManager.getConnection(server);
            try (Statement statement = keepOpen.createStatement()) {
                statement.execute("create database " + name + " character set utf8mb4 collate utf8mb4_bin");
            }
            url = base + "/" + name + query;
            drop = "drop database " + name;
        }
        String user = drop == null ? "sa" : null;
        Flyway.configure()
                .dataSource(url, user, user)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        factory = unit == null ? null : Persistence.createEntityManagerFactory(unit, settings(user));
    }

    /** @param unit name of the persistence unit in the module's own persistence.xml, or null for plain JDBC */
    public static TestDatabase open(String unit) {
        try {
            return new TestDatabase(unit);
        } catch (SQLException e) {
            throw new IllegalStateException("no test database", e);
        }
    }

    private Map<String, Object> settings(String user) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
        settings.put("jakarta.persistence.jdbc.url", url);
        if (user != null) {
            settings.put("jakarta.persistence.jdbc.user", user);
            settings.put("jakarta.persistence.jdbc.password", user);
        }
        settings.put("hibernate.hbm2ddl.auto", "validate");
        settings.put("hibernate.connection.isolation", "READ_COMMITTED");
        return settings;
    }

    public Connection connect() throws SQLException {
        return drop == null ? DriverManager.getConnection(url, "sa", "sa") : DriverManager.getConnection(url);
    }

    public EntityManager entityManager() {
        return factory.createEntityManager();
    }

    public <T> T inTransaction(Function<EntityManager, T> work) {
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            try {
                T result = work.apply(em);
                em.getTransaction().commit();
                return result;
            } catch (RuntimeException e) {
                if (em.getTransaction().isActive()) {
                    em.getTransaction().rollback();
                }
                throw e;
            }
        }
    }

    public void run(Consumer<EntityManager> work) {
        inTransaction(em -> {
            work.accept(em);
            return null;
        });
    }

    @Override
    public void close() {
        if (factory != null) {
            factory.close();
        }
        try (keepOpen) {
            if (drop != null) {
                try (Statement statement = keepOpen.createStatement()) {
                    statement.execute(drop);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("test database left behind: " + url, e);
        }
    }
}
