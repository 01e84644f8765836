/** The administration of domains, projects, users, groups, roles and who has them where, under a token of its own. */
package org.ustack.web.identity;
