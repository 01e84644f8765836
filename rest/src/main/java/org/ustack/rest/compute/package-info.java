/**
 * The compute API: Nova's v2.1 with microversions 2.1 to 2.93.
 *
 * <p>Owns the shapes of its JSON at each microversion ({@code …Json}), which keys and parameters a microversion knows, and its
 * error format. Refuses to decide anything about servers: the services behind {@code org.ustack.compute} do.
 */
package org.ustack.rest.compute;
