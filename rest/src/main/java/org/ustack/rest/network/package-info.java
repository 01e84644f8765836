/** The network API (Neutron v2.0). Owns wording, paths and JSON; refuses to decide anything. */
package org.ustack.rest.network;
