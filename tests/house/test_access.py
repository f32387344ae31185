from tests.cast import Cast
from tests.house.access.columns import browsers
from tests.house.access.furnished import furnish
def test_x(cast: Cast) -> None:
    import time
    t=time.time()
    h=furnish(cast)
    print(h, time.time()-t)
    t=time.time()
    b=browsers(cast)
    print(time.time()-t)
