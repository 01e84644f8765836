/**
 * Federation: identity providers, mappings, service providers, and logins by OpenID Connect.
 *
 * <p>Owns whose word is taken and what it comes to. Refuses to fetch anything from an address that the operator did not name.
 */
package org.ustack.identity.internal.federation;
