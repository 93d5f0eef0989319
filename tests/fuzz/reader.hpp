#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include "sim/core/error.hpp"

/// What the fuzz targets share: a reader is given bytes; it may refuse them as the user's fault and do nothing else.
namespace holdtime::fuzz {

/// A file with these bytes, for readers that want a name; in a folder that every process has for itself.
inline std::string file_with(const std::uint8_t* data, std::size_t size, const std::string& name) {
    namespace fs = std::filesystem;
    static const fs::path folder = [] {
        for (unsigned number = 0;; ++number)
            if (const auto path = fs::temp_directory_path() / ("holdtime-fuzz-" + std::to_string(number));
                fs::create_directory(path))
                return path;
    }();
    const auto path = folder / name;
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    return path.string();
}

/// Calls `read`; whatever it throws that is not for the user goes on, and is a finding.
template <class Read>
int offer(const Read& read) {
    try {
        read();
    } catch (const InputError&) {
    } catch (const MachineError&) {
    }
    return 0;
}

/// A small scenario to lay things over.
inline const std::string base = R"yaml(
schema_version: 1
calendar: {start: 2026-03-02, days: 1, interval: 1h}
reasons: {question: {phone: {talk_time: 3min}, chat: {talk_time: 5min}}}
segments:
  all: {arrivals: {poisson: {rate: 12/h}}, reasons: {question: 100%}, prefers: {phone: 60%, chat: 40%}}
channels: {phone: {kind: voice}, chat: {kind: chat, concurrency: 2}}
strategies:
  both:
    channels: [phone, chat]
    agent_groups: {desk: {skills: [phone, chat], staffing: 3, wage: 20/h}}
)yaml";

}  // namespace holdtime::fuzz
