/** The session beans of the network service, the allocator, the resolution of rules, listings. */
package org.ustack.network.internal;
