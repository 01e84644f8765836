/** Languages, sizes and looks: how the dashboard says things. */
package org.ustack.web.text;
