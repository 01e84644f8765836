package org.ustack.sql;

import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Migrates the database before the first persistence unit checks its tables. A start-up bean would be too late: Hibernate
 * validates the schema while the unit starts. Outside of a container (no such data source) the tests migrate by themselves.
 */
public final class MigrationIntegrator implements Integrator {

    static final String DATA_SOURCE = "java:jboss/datasources/UStackDS";

    private static boolean done;

    @Override
    public void integrate(Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor factory) {
        DataSource dataSource = lookup();
        if (dataSource != null) {
            migrateOnce(dataSource);
        }
    }

    @Override
    public void disintegrate(SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
        // Nothing was kept.
    }

    /** The units of all services start in parallel; the first one migrates, the others wait for it. */
    private static synchronized void migrateOnce(DataSource dataSource) {
        if (!done) {
            Migrations.migrate(dataSource);
            done = true;
        }
    }

    private static DataSource lookup() {
        try {
            return InitialContext.doLookup(DATA_SOURCE);
        } catch (NamingException e) {
            return null;
        }
    }
}
