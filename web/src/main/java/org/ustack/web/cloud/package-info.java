/** The pages about what the cloud is made of: hosts, their services and aggregates, and the sizes that servers come in. */
package org.ustack.web.cloud;
