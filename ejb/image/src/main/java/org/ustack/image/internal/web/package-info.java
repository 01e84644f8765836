/**
 * Fetches from addresses that users name, without letting them reach what only this cloud can reach: a connection goes to an
 * address that was checked, never to a name.
 */
package org.ustack.image.internal.web;
