// Native OpenCASCADE over the same files, for `npm run bench -- parts`: a path a line in, a line of JSON out. It does
// what the analyser asks of the kernel, with the same calls and precision: reads, takes the solids, integrates their
// volume and each face's area, boxes them. It recognises nothing.
#include <BRepBndLib.hxx>
#include <BRepGProp.hxx>
#include <Bnd_Box.hxx>
#include <GProp_GProps.hxx>
#include <Message.hxx>
#include <Message_Messenger.hxx>
#include <Message_Printer.hxx>
#include <STEPControl_Reader.hxx>
#include <Standard_Failure.hxx>
#include <Standard_Version.hxx>
#include <TopExp_Explorer.hxx>
#include <TopoDS.hxx>
#include <TopoDS_Shape.hxx>
#include <chrono>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <string>

static const double precision = 1e-6;

struct Part {
  int solids = 0, faces = 0;
  double volume = 0, area = 0;
};

struct Own {
  double volume = 0, area = 0;
  int faces = 0;
};

static Own measured(const TopoDS_Shape &solid) {
  Own own;
  GProp_GProps volume;
  BRepGProp::VolumeProperties(solid, volume, precision, Standard_False, Standard_False);
  own.volume = volume.Mass();
  for (TopExp_Explorer at(solid, TopAbs_FACE); at.More(); at.Next()) {
    GProp_GProps area;
    BRepGProp::SurfaceProperties(at.Current(), area, precision, Standard_False);
    own.area += area.Mass();
    own.faces++;
  }
  return own;
}

static Part look(const std::string &path) {
  STEPControl_Reader reader;
  Part part;
  if (reader.ReadFile(path.c_str()) != IFSelect_RetDone) return part;
  reader.TransferRoots();
  const TopoDS_Shape shape = reader.OneShape();
  if (shape.IsNull()) return part;
  Bnd_Box box;
  // What stands in many places is measured once, as in the analyser.
  std::map<const void *, Own> known;
  for (TopExp_Explorer at(shape, TopAbs_SOLID); at.More(); at.Next()) {
    const TopoDS_Shape solid = at.Current();
    BRepBndLib::AddOptimal(solid, box, Standard_False, Standard_False);
    const void *key = solid.TShape().get();
    if (known.find(key) == known.end()) known[key] = measured(solid.Located(TopLoc_Location()));
    part.solids++;
    part.volume += known[key].volume;
    part.area += known[key].area;
    part.faces += known[key].faces;
  }
  return part;
}

static long peakKb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.rfind("VmHWM:", 0) == 0) return std::stol(line.substr(6));
  return 0;
}

int main() {
  Message::DefaultMessenger()->RemovePrinters(STANDARD_TYPE(Message_Printer));
  std::cout.precision(12);
  std::cout << "{\"version\":\"" << OCC_VERSION_COMPLETE << "\"}" << std::endl;
  for (std::string path; std::getline(std::cin, path);) {
    const std::clock_t used = std::clock();
    const auto begun = std::chrono::steady_clock::now();
    Part part;
    try {
      part = look(path);
    } catch (const Standard_Failure &) {
    }
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
    std::cout << "{\"ms\":" << took.count() << ",\"cpu_ms\":" << 1000.0 * (std::clock() - used) / CLOCKS_PER_SEC << ",\"solids\":" << part.solids << ",\"faces\":" << part.faces
              << ",\"volume\":" << part.volume << ",\"area\":" << part.area << ",\"peak_kb\":" << peakKb() << "}"
              << std::endl;
  }
}
