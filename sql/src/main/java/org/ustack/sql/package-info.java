/** The database schema: Flyway migrations that run on MariaDB and on H2, and when they run. */
package org.ustack.sql;
