/**
 * The dashboard: pages over the services' public interfaces, news to browsers, and the way to the screens of servers.
 *
 * <p>Owns how things look and read. Refuses to decide: beans translate between pages and services.
 */
package org.ustack.web;
