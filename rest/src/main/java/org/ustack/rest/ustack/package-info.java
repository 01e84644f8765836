/**
 * UStack's own API: what the OpenStack APIs have no words for, such as why a server stands where it does.
 *
 * <p>Errors: {@code {"error": {"code", "status", "message", "requestId"}}}; keys are camelCase; times ISO 8601 in UTC.
 */
package org.ustack.rest.ustack;
