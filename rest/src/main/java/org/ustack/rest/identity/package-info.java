/** The identity API: Keystone v3's requests and answers over {@code org.ustack.identity}. */
package org.ustack.rest.identity;
