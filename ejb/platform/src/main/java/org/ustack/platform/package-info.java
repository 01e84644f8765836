/**
 * What every service needs from the container so that accepted work is never lost: outbox, inbox, operations with deadlines,
 * the dialogue with agents, audit, and the sources of time, ids and settings.
 *
 * <p>Knows no service. Other modules see this package only.
 */
package org.ustack.platform;
