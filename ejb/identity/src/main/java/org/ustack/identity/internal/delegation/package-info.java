/**
 * Delegation: application credentials with their access rules, trusts, and OAuth's consumers and tokens.
 *
 * <p>Owns what a user hands on and how another comes to act under it. Refuses to hand on what its giver does not have.
 */
package org.ustack.identity.internal.delegation;
