#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

/// A file in the working directory with this text. It appears at once and whole: tests may run side by side.
inline std::string data_file(const std::string& name, const std::string& text) {
    const std::string own = name + "." + std::to_string(getpid());
    std::ofstream(own) << text;
    std::filesystem::rename(own, name);
    return name;
}
