package org.ustack.sql;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A database of its own for one test, migrated and empty: H2 in memory, or MariaDB when the system property
 * {@code ustack.test.mariadb-url} ({@code jdbc:mariadb://host:port}, with user and password) names a server.
 */
public final class TestDatabase implements AutoCloseable {

    private final TestSchema schema;
    private final EntityManagerFactory factory;

    private TestDatabase(String unit) throws SQLException {
        schema = TestSchema.take();
        factory = unit == null ? null : Persistence.createEntityManagerFactory(unit, settings());
    }

    /** @param unit name of the persistence unit in the module's own persistence.xml, or null for plain JDBC */
    public static TestDatabase open(String unit) {
        try {
            return new TestDatabase(unit);
        } catch (SQLException e) {
            throw new IllegalStateException("no test database", e);
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
        settings.put("jakarta.persistence.jdbc.url", schema.url());
        if (schema.user() != null) {
            settings.put("jakarta.persistence.jdbc.user", schema.user());
            settings.put("jakarta.persistence.jdbc.password", schema.user());
        }
        // As the server has it: queries that go beyond the language of JPA are refused there.
        settings.put("hibernate.jpa.compliance", "true");
        settings.put("hibernate.hbm2ddl.auto", "validate");
        settings.put("hibernate.connection.isolation", "READ_COMMITTED");
        return settings;
    }

    public Connection connect() throws SQLException {
        return schema.connect();
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
        try {
            schema.giveBack();
        } catch (SQLException e) {
            throw new IllegalStateException("test database left behind: " + schema.url(), e);
        }
    }
}
