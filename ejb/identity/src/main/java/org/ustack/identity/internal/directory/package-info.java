/**
 * Directories behind domains: what a domain sets for itself, and its users and groups where an LDAP directory keeps them.
 *
 * <p>Owns the connection to the directories and the rows that stand for their entries. Refuses to write to a directory.
 */
package org.ustack.identity.internal.directory;
