/** The entities of the network service. They never leave the module. */
package org.ustack.network.domain;
