package org.declic.boot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application that runs out of the box. */
@SpringBootApplication
public class DeclicApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(DeclicApplication.class, arguments);
    }
}
