/** UStack's own API under {@code /ustack/v1}: what no OpenStack API has a place for. */
package org.ustack.rest.ustack;
