/**
 * Users, projects, domains, roles, assignments, tokens, the catalog and the access policy: Keystone v3's model.
 *
 * <p>Owns who may do what. Refuses to know any resource of another service.
 */
package org.ustack.identity;
