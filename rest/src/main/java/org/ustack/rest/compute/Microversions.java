package org.ustack.rest.compute;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The microversions at which an operation exists; at others the path is not found. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Microversions {

    /** First 2.N. */
    int from() default 1;

    /** Last 2.N. */
    int until() default Integer.MAX_VALUE;
}
