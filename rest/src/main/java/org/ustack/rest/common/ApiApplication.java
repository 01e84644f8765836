package org.ustack.rest.common;

import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;

/** One API: its resources and its error format, behind the filters that all APIs share. */
public abstract class ApiApplication extends Application {

    private final ErrorFormat errors;
    private final Set<Class<?>> own;

    /** @param own resources, and filters or providers that only this API has */
    protected ApiApplication(ErrorFormat errors, Class<?>... own) {
        this.errors = errors;
        this.own = Set.of(own);
    }

    @Override
    public final Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(own);
        classes.add(RequestStartFilter.class);
        classes.add(AccessFilter.class);
        classes.add(ResponseFilter.class);
        classes.add(JsonBodyReader.class);
        classes.add(JsonMapperProvider.class);
        return classes;
    }

    /** Mappers carry the API's error format, which a class alone could not. */
    @Override
    @SuppressWarnings("deprecation")
    public final Set<Object> getSingletons() {
        return ErrorMappers.with(errors);
    }
}
