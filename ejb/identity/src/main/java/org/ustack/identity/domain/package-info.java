/** The stored model of identity. Never leaves this module. */
package org.ustack.identity.domain;
