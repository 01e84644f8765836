/** Session beans of placement, and the picture of the nodes that decisions start from. */
package org.ustack.placement.internal;
