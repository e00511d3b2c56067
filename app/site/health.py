from app.blocks.stand import Stand
from app.plans.drawing import *
import app.plans.drawing.variants as v
def plan(per):
    return [Verdieping(n, tuple(Steen("Eigen bouwsteen met naam %d"%i, list(Stand)[i%3]) for i in range(k))) for n,k in zip("Visie Doelgroepen Partners Beleidsterreinen Instrumenten".split(),per)]
for per in ([200,1,1,1,1],[0,0,200,0,0],[200]*5,[30]*5,[60]*5):
    p=plan(per); w=draw(p,"rapport",id="a",titel="x"); h=draw_halves(p,"rapport",id="a",titel="x")
    print(per,w.height,[x.height for x in h],{n:round(draw(p,n,id="a",titel="x").height/draw(p,n,id="a",titel="x").width,2) for n in ("klein","omslag")})
