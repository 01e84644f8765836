/**
 * What cannot be shown with hand-made fakes: transactions over several services, the broker, the pool of the hypervisor's
 * connections, the wiring. The tests run inside the server that {@code ./ustack up} has configured, in an archive of their
 * own beside the product's, and call the product's own beans (docs/adr/0013).
 */
package org.ustack.qa.container;
