/**
 * Images: Glance v2's model, the store of their bytes, and addresses that agents can fetch them from.
 *
 * <p>Owns image rows and files. Refuses to know servers.
 */
package org.ustack.image;
