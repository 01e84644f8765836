/** The image API (Glance v2): translates its JSON, its queries and its errors. Decides nothing. */
package org.ustack.rest.image;
