/** Image and member rows and the table of what can become of an image. Never seen outside of the module. */
package org.ustack.image.domain;
