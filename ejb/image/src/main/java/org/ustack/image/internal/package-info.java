/** How the image service works: session beans, queries, rules of change. */
package org.ustack.image.internal;
