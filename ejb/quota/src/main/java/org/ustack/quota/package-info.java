/**
 * Limits per project and what is claimed of them.
 *
 * <p>Owns the only counters of the platform. A claim is written by the transaction that makes the resource, so a count can
 * neither run over nor drift. Refuses to know what the resources are.
 */
package org.ustack.quota;
