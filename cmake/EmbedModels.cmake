# Writes BuiltinModels.inc: every YAML file of MODELS_DIR as a raw string.
# Usage: cmake -DMODELS_DIR=... -DOUTPUT=... -P EmbedModels.cmake
file(GLOB Files "${MODELS_DIR}/*.yaml")
list(SORT Files)
set(Entries "")
foreach(File IN LISTS Files)
  get_filename_component(Name "${File}" NAME)
  file(READ "${File}" Text)
  string(APPEND Entries "    {\"${Name}\", R\"yaml(${Text})yaml\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "// Generated from plugin/models by EmbedModels.cmake.
namespace {
struct BuiltinModel {
  const char *FileName;
  const char *Text;
};
constexpr BuiltinModel BuiltinModels[] = {
${Entries}};
} // namespace
")
