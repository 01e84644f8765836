/**
 * What every module may know: ids, time, errors, state tables, pages, the caller of a request, settings, policy rules.
 *
 * <p>Owns no state and does no I/O. Refuses Jakarta EE: all of it runs, and is tested, without a container.
 */
package org.ustack.kernel;
