/** Small pages about what servers are made of: images, networks, key pairs. */
package org.ustack.web.catalog;
